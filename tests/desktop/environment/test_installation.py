# SPDX-License-Identifier: GPL-2.0-or-later
"""Environments built with the real venv and pip, out of small wheels and a package index on this computer."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from flair2_plugin.core.engine_bundle import BundleCard, write_bundle
from flair2_plugin.desktop.engine.interpreter import VERIFIED, engine_python, interpreter_of
from flair2_plugin.desktop.environment import installation as room
from flair2_plugin.desktop.environment.folders import leftovers, target_folder
from flair2_plugin.desktop.environment.installation import Installation, Plan

LONG = 180_000  # milliseconds


@pytest.fixture
def plan(profile, base, lock, checker, monkeypatch):
    """Return the plan of an installation of the small lock into the profile; its pip is an old one."""
    monkeypatch.setattr(room, "PIP_OPTIONS", [])
    return Plan(base, lock, target_folder(gpu=False))


class Heard:
    """An installation with all that it said."""

    def __init__(self, plan):
        self.stages, self.percents, self.lines, self.outcomes = [], [], [], []
        self.installation = Installation(plan)
        self.installation.stage.connect(self.stages.append)
        self.installation.progressed.connect(self.percents.append)
        self.installation.logged.connect(self.lines.append)
        self.installation.finished.connect(self.outcomes.append)


def install(plan, qtbot):
    """Install, and return what was heard once it has ended."""
    heard = Heard(plan)
    heard.installation.start()
    qtbot.waitUntil(lambda: bool(heard.outcomes), timeout=LONG)
    assert len(heard.outcomes) == 1
    return heard


def unfinished(profile):
    """Return what lies in the folder and is no finished environment."""
    return [path.name for path in profile.iterdir() if ".new-" in path.name or ".old-" in path.name]


def answer(environment: Path) -> str:
    """Let an environment's Python import the small package."""
    python = interpreter_of(environment)
    done = subprocess.run(
        [python, "-I", "-c", "import quick; print(quick.answer)"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() + done.stderr


def pretend_engine(folder: Path) -> Path:
    """Put a folder that looks like a working environment in an engine's place, and return a file that marks it."""
    interpreter_of(folder).parent.mkdir(parents=True)
    interpreter_of(folder).symlink_to("/usr/bin/python3")
    (folder / "mark").touch()
    return folder / "mark"


def test_an_environment_is_built_in_a_path_with_spaces_and_accents_and_takes_the_others_place_once_it_is_checked(
    plan, profile, index, qtbot
):
    mark = pretend_engine(plan.target)
    (profile / "engine.new-0123abcd" / "lib").mkdir(parents=True)  # a QGIS was killed meanwhile
    heard = install(plan, qtbot)
    assert heard.outcomes[0].sentence == "" and heard.outcomes[0].check.libraries == {"quick": "1.0"}
    assert answer(plan.target) == "42" and not mark.exists()
    assert (plan.target / VERIFIED).is_file()
    assert engine_python() == interpreter_of(plan.target)
    assert heard.percents == sorted(heard.percents) and heard.percents[-1] == 100.0
    assert leftovers(plan.target) == []
    assert {path.name for path in profile.iterdir()} == {"engine"}


def test_a_cancelled_installation_ends_at_once_leaves_nothing_half_built_and_is_taken_up_again(
    plan, profile, index, qtbot
):
    index.holds = True
    heard = Heard(plan)
    heard.installation.start()
    qtbot.waitUntil(lambda: any("slow" in path and path.endswith(".whl") for path in index), timeout=LONG)
    heard.installation.cancel()
    qtbot.waitUntil(lambda: bool(heard.outcomes), timeout=LONG)
    assert heard.outcomes[0].cancelled and not plan.target.exists()
    qtbot.waitUntil(lambda: not unfinished(profile), timeout=LONG)
    index.holds = False
    before = len(index)
    assert install(plan, qtbot).outcomes[0].check is not None
    assert not any("quick" in path and path.endswith(".whl") for path in index[before:])
    assert any("slow" in path and path.endswith(".whl") for path in index[before:])


def test_an_environment_that_fails_its_check_never_takes_the_place_of_the_one_that_works(
    plan, profile, index, checker, qtbot
):
    mark = pretend_engine(plan.target)
    checker("import os; print('loading torch', flush=True); os.abort()")
    heard = install(plan, qtbot)
    assert heard.outcomes[0].check is None
    assert "“torch”" in heard.outcomes[0].sentence
    assert mark.exists()
    qtbot.waitUntil(lambda: not unfinished(profile), timeout=LONG)


def test_gpu_support_that_fails_leaves_the_cpu_environment_as_it_is_and_in_use(plan, profile, index, checker, qtbot):
    mark = pretend_engine(plan.target)
    problem = "The NVIDIA driver on your system is too old (found version 12080)."
    found = {"kind": "check", "python": "3.11", "executable": "", "problem": problem}
    checker(f"import json; print(json.dumps({found!r}))")
    heard = install(replace(plan, target=target_folder(gpu=True), device="cuda"), qtbot)
    assert heard.outcomes[0].sentence.startswith("The NVIDIA driver is too old for this PyTorch: update it to 580")
    assert engine_python() == interpreter_of(plan.target) and mark.exists()
    assert not target_folder(gpu=True).exists()


def test_gpu_support_that_has_computed_is_used_before_the_cpu_environment(plan, profile, index, qtbot):
    mark = pretend_engine(plan.target)
    gpu = replace(plan, target=target_folder(gpu=True), device="cuda")
    heard = install(gpu, qtbot)
    assert heard.outcomes[0].check.device == "cuda"
    assert engine_python() == interpreter_of(gpu.target)
    assert mark.exists()


def test_a_package_that_is_not_the_locked_one_is_refused(plan, index, qtbot):
    wheels = list(plan.lock.wheels)
    wheels[1] = replace(wheels[1], sha256=hashlib.sha256(b"another").hexdigest())
    heard = install(replace(plan, lock=replace(plan.lock, wheels=tuple(wheels))), qtbot)
    assert heard.outcomes[0].sentence.startswith("A downloaded package isn't the one that was tested")
    assert not plan.target.exists()


def test_without_a_network_the_sentence_says_so(plan, qtbot, monkeypatch):
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "https://no-such-host.invalid/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    heard = install(plan, qtbot)
    assert heard.outcomes[0].sentence.startswith("The package index can't be found: check the internet connection")


def test_a_disk_too_small_is_noticed_before_anything_is_written(plan, profile, qtbot, monkeypatch):
    monkeypatch.setattr(room, "free_bytes", lambda folder: 100_000)
    heard = install(plan, qtbot)
    assert "needs" in heard.outcomes[0].sentence and "are free: free some space" in heard.outcomes[0].sentence
    assert {path.name for path in profile.iterdir()} <= {"installing.lock"}


HOLDER = """
import sys, time
from qgis.PyQt.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.setStaleLockTime(0)
print(lock.tryLock(0), flush=True)
time.sleep(60)
"""


def test_an_installation_in_another_qgis_is_waited_for_unless_that_qgis_is_gone(plan, profile, qtbot, monkeypatch):
    monkeypatch.setattr(room, "free_bytes", lambda folder: 100_000)
    profile.mkdir(parents=True)
    place = str(profile / "installing.lock")
    with subprocess.Popen([sys.executable, "-c", HOLDER, place], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "True\n"
        heard = install(plan, qtbot)
        assert f"process {other.pid}" in heard.outcomes[0].sentence
        other.kill()
    assert "are free: free some space" in install(plan, qtbot).outcomes[0].sentence  # it got as far as that


def test_a_folder_that_may_not_be_made_is_named_in_a_sentence(plan, profile, qtbot):
    profile.parent.mkdir(parents=True)
    profile.write_text("a file in the way", encoding="utf-8")
    sentence = install(plan, qtbot).outcomes[0].sentence
    assert sentence and "\n" not in sentence and "Traceback" not in sentence


def test_a_certificate_that_nobody_trusts_is_answered_with_what_to_do(plan, index, qtbot, monkeypatch):
    for name in ("PIP_CERT", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_RETRIES", "0")
    sentence = install(plan, qtbot).outcomes[0].sentence
    assert sentence.startswith("The connection's certificate isn't trusted")
    assert index == []


@pytest.fixture
def bundle(lock, wheels, tmp_path):
    """Return a bundle of the small lock."""
    path = tmp_path / "bundle.zip"
    write_bundle(BundleCard(lock.platform, lock.python, "0.1.0"), [wheels / wheel.file for wheel in lock.wheels], path)
    return path


def test_a_bundle_is_installed_without_a_network(plan, bundle, qtbot, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://no-such-host.invalid/simple")
    heard = install(replace(plan, bundle=bundle), qtbot)
    assert heard.outcomes[0].sentence == ""
    assert answer(plan.target) == "42"


def test_a_bundle_for_another_python_is_refused_with_the_command_for_the_right_one(plan, bundle, qtbot):
    python = "3.11" if plan.lock.python == "3.14" else "3.14"
    other = replace(plan, bundle=bundle, lock=replace(plan.lock, python=python))
    sentence = install(other, qtbot).outcomes[0].sentence
    assert "bundle.zip is for Python" in sentence and f"--python {python}" in sentence


def test_a_bundle_whose_packages_were_changed_is_refused(plan, bundle, lock, tmp_path, qtbot):
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, content + b"more" if member.filename.startswith("quick") else content)
    sentence = install(replace(plan, bundle=changed), qtbot).outcomes[0].sentence
    assert sentence.startswith("A downloaded package isn't the one that was tested")
