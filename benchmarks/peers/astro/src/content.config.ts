import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const list = z.array(z.string()).default([]);
const page = z.object({ title: z.string(), summary: z.string().default("") });
const tool = page.extend({
  strands: list,
  sectors: list,
  aims: list,
  formats: list,
  countries: list,
  organisations: list,
  status: z.string(),
  mode: z.string(),
  place: z.string(),
  editions: list,
  figures: list,
  audience: list,
  channels: list,
  reviewed: z.string(),
  roles: list,
  run: z.string(),
  related: list,
  mentions: list,
  previous: z.string(),
  next: z.string(),
  website: z.string(),
});

export const collections = {
  tools: defineCollection({ loader: glob({ pattern: "*.md", base: "./content/tools" }), schema: tool }),
  terms: defineCollection({
    loader: glob({ pattern: "{strands,sectors,aims,formats,countries,organisations}/*.md", base: "./content" }),
    schema: page,
  }),
  pages: defineCollection({ loader: glob({ pattern: "*.md", base: "./content/pages" }), schema: page }),
};
