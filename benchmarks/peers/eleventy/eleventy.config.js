import footnote from "markdown-it-footnote";

const facets = ["strands", "sectors", "aims", "formats", "countries", "organisations"];
const byTitle = (one, other) => (one.data.title < other.data.title ? -1 : 1);
const chosen = (data, names) => Object.fromEntries(names.map((name) => [name, data[name]]));

// Headings get ids as those of other generators have them.
function anchored(markdown) {
  markdown.core.ruler.push("anchors", (state) => {
    state.tokens.forEach((token, place) => {
      if (token.type !== "heading_open") return;
      token.attrSet("id", state.tokens[place + 1].content.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
    });
  });
}

export default function (settings) {
  settings.amendLibrary("md", (markdown) => markdown.use(footnote).use(anchored));
  settings.addPassthroughCopy({ static: "." });
  settings.addGlobalData("facets", facets);
  settings.addGlobalData("eleventyComputed", {
    legend: (data) => facets.slice(0, 5).map((facet) => [facet, data[facet]]),
    facetJson: (data) => JSON.stringify(chosen(data, ["strands", "sectors", "aims", "formats", "countries", "mode", "status"])),
    linkedData: (data) =>
      JSON.stringify({
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": `https://catalogue.example${data.page.url}`,
        name: data.title,
        description: data.summary,
        url: `https://catalogue.example${data.page.url}`,
        inLanguage: "en",
        license: "https://creativecommons.org/licenses/by/4.0/",
        keywords: data.formats,
        audience: data.audience,
        dateModified: data.reviewed,
      }),
  });
  settings.addFilter("headings", (content) => [...content.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map((found) => found.slice(1)));
  settings.addCollection("tools", (all) => all.getFilteredByGlob("content/tools/*.md").sort(byTitle));
  settings.addCollection("byPath", (all) =>
    Object.fromEntries(all.getFilteredByGlob("content/tools/*.md").map((tool) => [tool.data.path, tool])),
  );
  settings.addCollection("terms", (all) => all.getAll().filter((page) => page.data.kind === "term").sort(byTitle));
  settings.addCollection("carriers", (all) => {
    const carriers = {};
    for (const tool of all.getFilteredByGlob("content/tools/*.md").sort(byTitle)) {
      for (const facet of facets) {
        for (const id of tool.data[facet]) (carriers[`${facet}/${id}`] ??= []).push(tool);
      }
    }
    return carriers;
  });
  return {
    dir: { input: "content", includes: "../layouts", data: "_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
