import * as fs from "node:fs";
import * as path from "node:path";
import type { Dashboard } from "../../components/dashboards/dashboard";
import { dashboards } from "../../components/dashboards/dashboards";
import { Failure } from "../failure";
import { checkout } from "../paths";
import { drawn } from "./drawing";
import { type Picture, staleIn } from "./picture";

const folder = path.join("docs", "pictures");

/** A file that is made of others, as it is to stand. */
export interface Written {
  /** From the checkout's root. */
  readonly file: string;
  readonly content: string;
}

/** Where the data behind a dashboard's picture stand, from the checkout's root. */
export const dataFile = ({ id }: Pick<Dashboard, "id">): string => path.join(folder, `${id}.json`);

/** Where its picture stands. */
export const pictureFile = ({ id }: Pick<Dashboard, "id">): string => path.join(folder, `${id}.svg`);

/**
 * The data behind a dashboard's picture, as `make pictures` wrote them.
 * @throws Failure if there are none
 */
export function pictureIn(dashboard: Dashboard, root = checkout): Picture {
  const file = path.join(root, dataFile(dashboard));
  if (!fs.existsSync(file)) throw new Failure(`${dataFile(dashboard)} does not exist`, "Run `make pictures`.");
  return JSON.parse(fs.readFileSync(file, "utf8")) as Picture;
}

/**
 * The pictures of all dashboards, drawn from the data that stand beside them.
 * @throws Failure if a panel is no longer the one that was asked for its data
 */
export async function drawings(): Promise<Written[]> {
  const documents: Written[] = [];
  for (const dashboard of dashboards) {
    const picture = pictureIn(dashboard);
    const stale = staleIn(picture, dashboard);
    if (stale.length > 0)
      throw new Failure(
        `${dataFile(dashboard)} is not what '${stale.join("', '")}' of '${dashboard.title}' asks for now`,
        "Run `make pictures`.",
      );
    documents.push({ file: pictureFile(dashboard), content: await drawn(dashboard, picture) });
  }
  return documents;
}
