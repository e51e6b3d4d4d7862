"""What stands about the program beside the code is true of the code."""

from __future__ import annotations

import re
from configparser import ConfigParser

from tests.support.places import ROOT


def metadata() -> dict[str, str]:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    return dict(config["metadata"])


def test_the_citation_names_the_version_and_the_licence_of_the_program() -> None:
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    cited, wanted = dict(re.findall(r"^([a-z-]+): (.+)$", text, re.M)), metadata()
    assert (cited["title"], cited["version"]) == (wanted["name"], wanted["version"])
    assert (cited["license"], cited["type"]) == (wanted["license"], "software")


def test_the_readme_leads_to_both() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("CITATION.cff", "SECURITY.md"):
        assert f"({name})" in readme
        assert (ROOT / name).is_file()
