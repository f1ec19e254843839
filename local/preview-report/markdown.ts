import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import type { RootContent } from "mdast";
import { type Detail, details, sections } from "./markdown-sections";
import type { PreviewReport } from "./report";

/** Characters that GitHub takes in a comment. */
export const commentLimit = 65_536;

/** By this first line the comment of a stack is found again. */
export const markerOf = (stack: string): string => `<!-- preview-report: ${stack} -->`;

/**
 * The report as GitHub-flavoured Markdown for a comment. Where it would be too long the least important is left out first,
 * and a note says so; data at risk, errors and broken policies never are.
 */
export function markdown(report: PreviewReport, limit = commentLimit): string {
  for (const detail of details) {
    const text = written(report, detail);
    if (text.length <= limit) return text;
  }
  return written(report, "nothing else");
}

function written(report: PreviewReport, detail: Detail): string {
  const marker: RootContent = { type: "html", value: markerOf(report.stack) };
  return toMarkdown(
    { type: "root", children: [marker, ...sections(report, detail)] },
    { bullet: "-", extensions: [gfmTableToMarkdown({ tablePipeAlign: false })] },
  );
}
