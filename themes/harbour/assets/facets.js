// Which tools fit the filters, and how many each value stands for. Pure counting: knows nothing of the page.

/** Tools, each given as lists of values by filter, ready to be counted. */
export class Index {
  constructor(tools, names) {
    this.names = names;
    this.numbers = names.map(() => new Map()); // value → its number, for each filter
    this.tools = tools.map((tool) =>
      names.map((name, at) => Uint16Array.from(tool[name] ?? [], (value) => number(this.numbers[at], value))),
    );
  }

  /** How often a value was counted. */
  countOf({ counts }, name, value) {
    const at = this.names.indexOf(name);
    return counts[at][this.numbers[at].get(value)] ?? 0;
  }

  /**
   * Counts: OR within a filter, AND across them.
   *
   * `chosen` maps filters to sets of values, `found` has one byte for each tool that the text search lets through.
   * A value's count is the number of tools that carry it and pass all *other* filters, so it is what ticking brings in.
   * `without` has, for each filter and at its end for the text, how many tools there would be if it were dropped.
   *
   * One walk over the tools is enough: a tool that passes everything counts for all of its values, a tool that fails
   * one filter alone counts for its values in that filter, and a tool that fails two counts for nothing.
   */
  count(chosen, found) {
    const width = this.names.length;
    const counts = this.numbers.map((values) => new Uint32Array(values.size));
    const wanted = this.names.map((name, at) => flags(this.numbers[at], chosen[name]));
    const shown = new Uint8Array(this.tools.length);
    const missed = new Uint32Array(width + 1);
    let total = 0;
    this.tools.forEach((values, tool) => {
      let fails = found && !found[tool] ? 1 : 0;
      let failed = width;
      for (let at = 0; at < width && fails < 2; at++) {
        if (wanted[at] && !values[at].some((value) => wanted[at][value])) {
          fails++;
          failed = at;
        }
      }
      if (fails > 1) return;
      if (fails) {
        missed[failed]++;
        if (failed < width) for (const value of values[failed]) counts[failed][value]++;
        return;
      }
      shown[tool] = 1;
      total++;
      for (let at = 0; at < width; at++) for (const value of values[at]) counts[at][value]++;
    });
    return { shown, total, counts, without: Array.from(missed, (more) => more + total) };
  }
}

function number(values, value) {
  if (!values.has(value)) values.set(value, values.size);
  return values.get(value);
}

/** One byte for each value that is chosen; nothing where the filter is not in use. A value that no tool has fits none. */
function flags(values, chosen) {
  if (!chosen?.size) return undefined;
  const bytes = new Uint8Array(values.size);
  for (const value of chosen) if (values.has(value)) bytes[values.get(value)] = 1;
  return bytes;
}
