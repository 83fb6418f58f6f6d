// Counts the tools that match the filters, and those of each value. Knows nothing of the page.

/** Index of tools, each given as lists of values by filter. */
export class Index {
  constructor(tools, names) {
    this.names = names;
    // Value → its number, for each filter.
    this.numbers = names.map(() => new Map());
    this.tools = tools.map((tool) =>
      names.map((name, at) => Uint16Array.from(tool[name] ?? [], (value) => numberOf(this.numbers[at], value))),
    );
  }

  /** The count of a value. */
  countOf({ counts }, name, value) {
    const at = this.names.indexOf(name);
    return counts[at][this.numbers[at].get(value)] ?? 0;
  }

  /**
   * Counts: OR within a filter, AND across them.
   *
   * `selected` maps filters to sets of values, `textMatches` has one byte for each tool that the text search lets through.
   * A value's count is the number of tools that carry it and pass all *other* filters, so it is what selecting it adds.
   * `without` has, for each filter and at its end for the text, how many tools there would be without it.
   *
   * One pass over the tools is enough: a tool that passes everything counts for all of its values, a tool that fails
   * one filter alone counts for its values in that filter, and a tool that fails two counts for nothing.
   */
  count(selected, textMatches) {
    const width = this.names.length;
    const counts = this.numbers.map((values) => new Uint32Array(values.size));
    const selectedFlags = this.names.map((name, at) => toFlags(this.numbers[at], selected[name]));
    const shown = new Uint8Array(this.tools.length);
    const nearMisses = new Uint32Array(width + 1);
    let total = 0;
    this.tools.forEach((values, tool) => {
      let failures = textMatches && !textMatches[tool] ? 1 : 0;
      let failedAt = width;
      for (let at = 0; at < width && failures < 2; at++) {
        if (selectedFlags[at] && !values[at].some((value) => selectedFlags[at][value])) {
          failures++;
          failedAt = at;
        }
      }
      if (failures > 1) return;
      if (failures) {
        nearMisses[failedAt]++;
        if (failedAt < width) for (const value of values[failedAt]) counts[failedAt][value]++;
        return;
      }
      shown[tool] = 1;
      total++;
      for (let at = 0; at < width; at++) for (const value of values[at]) counts[at][value]++;
    });
    return { shown, total, counts, without: Array.from(nearMisses, (more) => more + total) };
  }
}

function numberOf(values, value) {
  if (!values.has(value)) values.set(value, values.size);
  return values.get(value);
}

/** One byte for each selected value; nothing where the filter is not in use. A value that no tool has matches none. */
function toFlags(values, selected) {
  if (!selected?.size) return undefined;
  const bytes = new Uint8Array(values.size);
  for (const value of selected) if (values.has(value)) bytes[values.get(value)] = 1;
  return bytes;
}
