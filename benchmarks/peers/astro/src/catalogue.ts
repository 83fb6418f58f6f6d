import { getCollection } from "astro:content";

export const facets = ["strands", "sectors", "aims", "formats", "countries", "organisations"] as const;

const byTitle = (one: any, other: any) => (one.data.title < other.data.title ? -1 : 1);

let once: Promise<any> | undefined;

async function gathered() {
  const tools = (await getCollection("tools")).sort(byTitle);
  const terms = (await getCollection("terms")).sort(byTitle);
  const carriers: Record<string, any[]> = {};
  for (const tool of tools) {
    for (const facet of facets) {
      for (const id of tool.data[facet]) (carriers[`${facet}/${id}`] ??= []).push(tool);
    }
  }
  const byPath = Object.fromEntries(tools.map((tool: any) => [`tools/${tool.id}`, tool]));
  const titles = Object.fromEntries([
    ...terms.map((term: any) => [term.id, term.data.title]),
    ...tools.map((tool: any) => [`tools/${tool.id}`, tool.data.title]),
  ]);
  return { tools, terms, carriers, byPath, titles };
}

// A build asks once; the development server has to see every change.
export const catalogue = () => (import.meta.env.PROD ? (once ??= gathered()) : gathered());
