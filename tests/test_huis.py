"""The house rules that can be checked: layers, migrations, settings, what may not be committed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
READS_ENVIRONMENT = re.compile(
    r"""environ(?:\.get\(|\.setdefault\(|\[|\s*\|\s*\{)\s*["']([A-Z][A-Z_]+)["']"""
)
OUR_OWN = {"DJANGO_SETTINGS_MODULE", "MAKELEVEL", "PATH", "DEBIAN_FRONTEND"}
PACKAGE_FILES = ("requirements", "package", "pyproject", "Dockerfile", "docker-compose", ".npmrc")
BINARY = {".png", ".pdf", ".xlsx", ".woff2"}
THIS_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/")


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def source_of(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text()


def test_every_import_looks_down():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_the_models_need_no_new_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_have_a_name_of_their_own():
    automatic = [
        path
        for path, _text in source_of("jeugdzorg", "regio", "capaciteit", "vastgoed", "monitoring")
        if path.parent.name == "migrations" and re.search(r"_auto_|_alter_.*_and_more", path.name)
    ]

    assert automatic == []


def test_the_readme_explains_every_setting_that_is_read_from_the_environment():
    folders = ("jeugdzorg", "regio", "capaciteit", "vastgoed", "monitoring", "bin")
    read = {name for _path, text in source_of(*folders) for name in READS_ENVIRONMENT.findall(text)}
    makefile = (ROOT / "Makefile").read_text()
    read |= set(re.findall(r"^(?:export )?([A-Z]+) \?=", makefile, flags=re.MULTILINE))

    rows = re.findall(
        r"^\|\s*`([A-Z_]+)`\s*\|", (ROOT / "README.md").read_text(), flags=re.MULTILINE
    )

    assert sorted(read - OUR_OWN - set(rows)) == []


def test_no_file_about_packages_holds_an_address():
    named = [path for path in tracked_files() if path.name.startswith(PACKAGE_FILES)]

    assert len(named) > 5
    assert [path.name for path in named if "://" in without_services(path.read_text())] == []


def without_services(text):
    return re.sub(r"(?:postgres|redis)://", "", text)


def test_no_committed_file_names_a_folder_of_one_machine():
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in tracked_files()
        if path.suffix not in BINARY and (match := THIS_MACHINE.search(path.read_text("utf-8")))
    }

    assert found == {}


def test_the_lock_file_pins_by_content_and_not_by_address():
    lock = (ROOT / "package-lock.json").read_text()

    assert '"resolved"' not in lock
    assert lock.count('"integrity"') == lock.count('"node_modules/')


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_python_package_is_pinned_with_hashes(name):
    pins = re.findall(r"^[^\s#].*(?:\n .*)*", (ROOT / name).read_text(), flags=re.MULTILINE)

    assert len(pins) > 30
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_no_template_has_a_script_or_a_style_of_its_own():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son(?:click|change|load)=")
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if path.relative_to(ROOT / "templates").parts[0] not in {"pdf"}
        and (match := inline.search(path.read_text()))
    }

    assert found == {}
