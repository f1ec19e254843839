import { renderToString } from "preact-render-to-string";
import { Changes, List, Properties, Resource, Section } from "./html-parts";
import type { PreviewReport } from "./report";
import { headings, noRisk, reason, riskSentence, summary, verdict } from "./wording";

/** The report as one page that needs nothing else: no script, no font, no request. */
export function html(report: PreviewReport): string {
  return `<!doctype html>\n${renderToString(<Page report={report} />)}\n`;
}

// light-dark() follows what the reader's system is set to
const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #16181d); color: light-dark(#1b1f24, #e6e8eb) }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2rem } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid light-dark(#c9ced6, #444a55); padding: .3rem .5rem; text-align: left; vertical-align: top }
.risk, .bad { border-left: .3rem solid light-dark(#b3261e, #ff8a80); padding-left: 1rem }
.good { border-left: .3rem solid light-dark(#1e7a3c, #7ed99a); padding-left: 1rem }
`;

function Page({ report }: { readonly report: PreviewReport }) {
  const { dataAtRisk, errors, policies, destroyed, replaced, changed, created, outputs } = report;
  const title = `Preview of ${summary(report)}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>{title}</h1>
        <p class={report.succeeded ? "good" : "bad"}>{verdict(report)}</p>
        <section class={dataAtRisk.length === 0 ? "good" : "risk"}>
          <h2>{headings.dataAtRisk}</h2>
          {dataAtRisk.length === 0 ? (
            <p>{noRisk}</p>
          ) : (
            <List of={dataAtRisk} item={(risk) => [<Resource of={risk} />, " ", riskSentence(risk)]} />
          )}
        </section>
        <Section title={headings.errors} of={errors} item={(error) => <code>{error}</code>} />
        <Section
          title={headings.violations}
          of={policies.violations}
          item={({ policy, resource, message }) => [
            <strong>
              <code>{policy}</code>
            </strong>,
            resource === "" ? "" : [" on ", <code>{resource}</code>],
            ` ${message}`,
          ]}
        />
        <Section title={headings.destroyed} of={destroyed} item={(change) => <Resource of={change} />} />
        <Changes title={headings.replaced} of={replaced} told={(change) => `: ${reason(change)}`} />
        <Changes title={headings.changed} of={changed} told={() => ""} />
        {created.length > 0 && <h2>{headings.created}</h2>}
        {created.map(({ component, resources }) => (
          <details open={created.length < 5}>
            <summary>
              {component}: {resources.length}
            </summary>
            <List of={resources} item={(each) => <Resource of={each} />} />
          </details>
        ))}
        {outputs.length > 0 && <h2>{headings.outputs}</h2>}
        <Properties of={outputs} />
        <Section title={headings.passed} of={policies.passed} item={(policy) => <code>{policy}</code>} />
      </body>
    </html>
  );
}
