import type { ComponentChildren } from "preact";
import type { Change, PropertyChange, ResourceName } from "./report";
import { nothing } from "./wording";

interface ListProps<T> {
  readonly of: readonly T[];
  readonly item: (one: T) => ComponentChildren;
}

/** A heading and a list; nothing where there is nothing to list. */
export function Section<T>({ title, of, item }: ListProps<T> & { readonly title: string }) {
  if (of.length === 0) return undefined;
  return (
    <section>
      <h2>{title}</h2>
      <List of={of} item={item} />
    </section>
  );
}

/** A list. */
export function List<T>({ of, item }: ListProps<T>) {
  return (
    <ul>
      {of.map((one) => (
        <li>{item(one)}</li>
      ))}
    </ul>
  );
}

interface ChangesProps {
  readonly title: string;
  readonly of: readonly Change[];
  readonly told: (change: Change) => string;
}

/** Resources with their changed properties. */
export function Changes({ title, of, told }: ChangesProps) {
  if (of.length === 0) return undefined;
  return (
    <section>
      <h2>{title}</h2>
      {of.map((change) => (
        <>
          <h3>
            <Resource of={change} />
            {told(change)}
          </h3>
          <Properties of={change.properties} />
        </>
      ))}
    </section>
  );
}

/** Properties before and after, as a table. */
export function Properties({ of }: { readonly of: readonly PropertyChange[] }) {
  if (of.length === 0) return undefined;
  return (
    <table>
      <tr>
        <th>property</th>
        <th>before</th>
        <th>after</th>
      </tr>
      {of.map(({ path, before, after }) => (
        <tr>
          {[path, before, after].map((value) => (
            <td>{value === undefined ? nothing : <code>{value}</code>}</td>
          ))}
        </tr>
      ))}
    </table>
  );
}

/** A resource as a reader knows it. */
export function Resource({ of: { name, type } }: { readonly of: ResourceName }) {
  return (
    <>
      <code>{name}</code> ({type})
    </>
  );
}
