import { defineCollection } from 'astro:content';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listing } from './output/listing.ts';

// The pipeline runs in Node itself: Vite’s module runner would transform every module of it first.
const { explainerLoader }: typeof import('./output/loader.ts') = await import(
  /* @vite-ignore */ pathToFileURL(resolve('src/output/loader.ts')).href
);

export const collections = {
  explainers: defineCollection({ loader: explainerLoader(), schema: listing }),
};
