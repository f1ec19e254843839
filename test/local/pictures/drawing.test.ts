import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Dashboard } from "../../../components/dashboards/dashboard";
import { dashboards } from "../../../components/dashboards/dashboards";
import { checkout } from "../../../local/paths";
import { drawn } from "../../../local/pictures/drawing";
import { pictureFile, pictureIn } from "../../../local/pictures/files";
import { rowsIn } from "../../../local/pictures/table";
import { digestOf, type Picture, staleIn } from "../../../local/pictures/picture";

const [first] = dashboards;
const dashboard: Dashboard = first ?? assert.fail("there is no dashboard");
const picture = pictureIn(dashboard);

/** The picture with a row of other values in its first panel. */
const withRow = (row: Picture["panels"][number]["rows"][number], more = 0): Picture => ({
  ...picture,
  panels: picture.panels.map((panel, index) => (index === 0 ? { ...panel, rows: [row], more } : panel)),
});

describe("the picture of a dashboard", () => {
  for (const one of dashboards)
    it(`'${one.title}' is drawn from the data beside it, of the panels as they are now`, async () => {
      const data = pictureIn(one);
      assert.deepEqual(staleIn(data, one), []);
      const svg = fs.readFileSync(path.join(checkout, pictureFile(one)), "utf8");
      assert.ok((await drawn(one, data)) === svg, "run `make pictures`");
      for (const panel of one.panels) assert.ok(svg.includes(`>${panel.title.replaceAll("&", "&amp;")}<`), panel.title);
    });

  it("is another one once a value is", async () => {
    assert.notEqual(await drawn(dashboard, withRow(["INITIATED", 0, 1, "x", "y"])), await drawn(dashboard, picture));
  });

  it("writes what it shows as text, never as markup", async () => {
    const svg = await drawn(dashboard, withRow(["<b>&", null, null, "x", "y"]));
    assert.ok(svg.includes("&lt;b&gt;&amp;") && !svg.includes("<b>"));
  });

  it("cuts what is too long for its column, and says how many rows are left out", async () => {
    const svg = await drawn(dashboard, withRow(["x".repeat(500), null, null, "x", "y"], 12));
    assert.match(svg, />x{10,90}…</);
    assert.ok(svg.includes(">and 12 more<"));
  });

  it("says what is picked in the lists above the panels", async () => {
    const [{ field }] = dashboard.pick as readonly [(typeof dashboard.pick)[number]];
    assert.ok((await drawn(dashboard, { ...picture, picked: [{ field, in: ["100245"] }] })).includes(">100245<"));
    assert.ok((await drawn(dashboard, { ...picture, picked: [] })).includes(">Any<"));
  });

  it("shows all rows if they have room, and one less with how many are left out if not", () => {
    assert.deepEqual([3, 4, 5].map((rows) => rowsIn(24 * 5, rows)), [3, 4, 3]); // prettier-ignore
  });

  it("is stale once a panel asks something else, is gone, or is new", () => {
    const [panel, ...others] = dashboard.panels;
    assert.ok(panel);
    const changed = { ...dashboard, panels: [{ ...panel, height: 30 }, ...others] };
    assert.deepEqual(staleIn(picture, changed), [panel.title]);
    assert.notEqual(digestOf(panel), digestOf({ ...panel, height: 30 }));
    const last = dashboard.panels.at(-1)?.title;
    assert.deepEqual(staleIn(picture, { ...dashboard, panels: dashboard.panels.slice(0, -1) }), [last]);
    assert.deepEqual(staleIn({ ...picture, panels: picture.panels.slice(0, -1) }, dashboard), [last]);
  });

  it("is small enough to be kept beside the code", () => {
    const folder = path.join(checkout, "docs", "pictures");
    const sizes = fs.readdirSync(folder).map((file) => fs.statSync(path.join(folder, file)).size);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 1_000_000);
  });

  it("is told to be made where there is none", () => {
    assert.throws(() => pictureIn(dashboard, "/nowhere"), /does not exist/);
  });
});
