# SPDX-License-Identifier: GPL-2.0-or-later
"""An inspection's report as text for a terminal."""

from __future__ import annotations

from itertools import groupby
from statistics import median

from flair2_plugin.training.inspection.report import DateCounts, DomainCount, Report

_EFFECT = {True: "STOPS", False: "note"}


def describe(report: Report) -> str:
    """Return the report in lines of at most 120 characters, but for sentences and paths."""
    blocks = [_domains(report), _classes(report), _dates(report.dates), _findings(report)]
    return "\n\n".join(block for block in blocks if block)


def _domains(report: Report) -> str:
    lines = [f"{'part':<12}{'domain':<16}{'areas':>7}{'patches':>9}{'labels':>9}{'super-areas':>13}"]
    for part, members in groupby(report.domains, key=lambda row: row.part):
        rows = list(members)
        lines += [_row(part if i == 0 else "", row.domain, [row]) for i, row in enumerate(rows)]
        if len(rows) > 1:
            lines.append(_row("", f"{len(rows)} domains", rows))
    return "\n".join(lines) if report.domains else ""


def _row(part: str, name: str, rows: list[DomainCount]) -> str:
    areas, patches, labels, super_areas = (
        sum(getattr(row, field) for row in rows) for field in ("areas", "patches", "labels", "super_areas")
    )
    return f"{part:<12}{name:<16}{areas:>7,}{patches:>9,}{labels:>9,}{super_areas or '-':>13}"


def _classes(report: Report) -> str:
    if not report.histograms:
        return ""
    parts, shares = report.histograms, [histogram.shares(report.classes) for histogram in report.histograms]
    lines = [f"{'% of labelled pixels':<28}" + "".join(f"{histogram.part:>12}" for histogram in parts)]
    for i, entry in enumerate(report.classes):
        values = "".join(f"{_percent(column[i]):>12}" for column in shares)
        lines.append(f"{entry.id:>4}  {entry.name:<22}{values}")
    if any(histogram.unlabelled for histogram in parts):
        unlabelled = "".join(f"{_percent(histogram.unlabelled):>12}" for histogram in parts)
        lines.append(f"{'% of pixels without label':<28}{unlabelled}")
    lines.append(f"{'labels read':<28}" + "".join(f"{histogram.labels:>12,}" for histogram in parts))
    return "\n".join(lines)


def _percent(value: float) -> str:
    return "-" if value == 0 else "< 0.01" if value < 0.01 else f"{value:.2f}"


def _dates(dates: DateCounts | None) -> str:
    if dates is None:
        return ""
    lines = [f"{'Sentinel-2 dates of a patch':<28}{'fewest':>12}{'median':>12}{'most':>12}"]
    for name, counts in (("all", dates.before), ("clear", dates.after)):
        lines.append(f"      {name:<22}{min(counts):>12}{median(counts):>12g}{max(counts):>12}")
    return "\n".join([*lines, f"{'patches looked at':<28}{len(dates.before):>12,}"])


def _findings(report: Report) -> str:
    if not report.findings:
        return ""
    lines = [f"{'':<6}{'count':>7}  found"]
    for finding in sorted(report.findings, key=lambda finding: not report.stops(finding)):
        names = ", ".join(finding.names) + (", …" if finding.count > len(finding.names) else "")
        lines.append(
            f"{_EFFECT[report.stops(finding)]:<6}{finding.count:>7,}  {finding.part}, {finding.kind.text}: {names}"
        )
        if finding.reason:
            lines.append(f"{'':<17}{finding.reason}")
    return "\n".join(lines)


def judge(report: Report) -> str:
    """Return in one sentence whether a training could go ahead."""
    stopping = [finding for finding in report.findings if report.stops(finding)]
    if stopping:
        what = "1 kind of problem" if len(stopping) == 1 else f"{len(stopping)} kinds of problems"
        return f"This configuration can't be trained: {what} would stop it, marked STOPS in the list."
    return "Nothing stands in the way of a training."
