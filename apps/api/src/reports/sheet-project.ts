import type { BaseProject, Draft, SheetProject } from '#reporting';

/** A project as the sheet shows it: what is reported, and what the draft says of it already. */
export function sheetProject(project: BaseProject, draft: Draft | undefined): SheetProject {
  const cells = draft?.cells.filter(({ line }) => line === project.code) ?? [];
  const stage = cells.find(({ attribute }) => attribute === 'stage');
  const reason = cells.find((cell) => cell.reason !== null)?.reason;
  return {
    code: project.code,
    category: project.category,
    levels: project.levels,
    last: project.values,
    stageSince: project.since.stage ?? null,
    ...(cells.length === 0
      ? {}
      : {
          draft: {
            values: Object.fromEntries(cells.map(({ attribute, value }) => [attribute, value])),
            ...(stage?.since ? { stageSince: stage.since } : {}),
            ...(reason ? { reason } : {}),
          },
        }),
  };
}
