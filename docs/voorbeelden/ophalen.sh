#!/usr/bin/env bash
# Haalt alle capaciteitsmetingen op met curl, en daarna alleen wat er verandert.
# Nodig: curl en jq. Zet eerst API (bijvoorbeeld https://…/api/v1) en SLEUTEL.
# Gebruik: ophalen.sh [map]; bewaart daar metingen.jsonl en waar u was.
set -euo pipefail
map="${1:-.}"
vraag() { curl --silent --show-error --fail --compressed -H "Authorization: Bearer $SLEUTEL" "$@"; }
link() { jq -r "._links.$1.href // empty" "$2"; }

if [ ! -s "$map/sinds" ]; then
  # Eerst onthouden waar de wijzigingen nu zijn, dan alles ophalen: zo mist u niets.
  vraag "$API/wijzigingen?soorten=capaciteitsmetingen" > "$map/pagina.json"
  link next "$map/pagina.json" > "$map/sinds.nieuw"
  : > "$map/metingen.jsonl"
  url="$API/capaciteitsmetingen?na=&pageSize=10000&velden=id,voorziening,peildatum,plaatsen,bezet,afgeschermd"
  while [ -n "$url" ]; do
    vraag "$url" > "$map/pagina.json"
    jq -c '.results[]' "$map/pagina.json" >> "$map/metingen.jsonl"
    url="$(link next "$map/pagina.json")"
  done
  mv "$map/sinds.nieuw" "$map/sinds"
else
  # Status 410: haal alles opnieuw op (gooi het bestand "sinds" weg).
  meer=true
  while [ "$meer" = true ]; do
    vraag "$(cat "$map/sinds")" > "$map/pagina.json"
    jq -c '.results[]' "$map/pagina.json" >> "$map/wijzigingen.jsonl"
    meer="$(jq -r .meer "$map/pagina.json")"
    link next "$map/pagina.json" > "$map/sinds"
  done
fi

# Eén bestand kan ook: hetzelfde als CSV, of als Parquet voor een programma.
vraag "$API/capaciteitsmetingen/download?vorm=csv" -o "$map/metingen.csv"
