# Haalt alle capaciteitsmetingen op in een tabel. Nodig: httr2 en (voor Parquet) arrow.
# Zet eerst API (bijvoorbeeld https://…/api/v1) en SLEUTEL in de omgeving.
library(httr2)

vraag <- function(url) {
  request(url) |>
    req_auth_bearer_token(Sys.getenv("SLEUTEL")) |>
    req_retry(max_tries = 3) |> # wacht zo lang als Retry-After zegt
    req_perform()
}

# Alles in één bestand is voor R het handigst.
bestand <- tempfile(fileext = ".parquet")
url <- paste0(Sys.getenv("API"), "/capaciteitsmetingen/download?vorm=parquet")
writeBin(resp_body_raw(vraag(url)), bestand)
metingen <- arrow::read_parquet(bestand)

# Of pagina voor pagina, met alleen de velden die u nodig hebt.
rijen <- list()
url <- paste0(
  Sys.getenv("API"),
  "/capaciteitsmetingen?na=&pageSize=10000&velden=id,peildatum,plaatsen,bezet"
)
while (!is.null(url)) {
  pagina <- resp_body_json(vraag(url), simplifyVector = TRUE)
  rijen[[length(rijen) + 1]] <- pagina$results
  url <- pagina$`_links`$`next`$href
}
metingen <- do.call(rbind, rijen)

# Leeg (NA) is onbekend of afgeschermd: reken een som dus als "ten minste".
metingen$maand <- substr(metingen$peildatum, 1, 7)
print(aggregate(cbind(plaatsen, bezet) ~ maand, metingen, sum, na.action = na.pass, na.rm = TRUE))
