import { defineCollection } from 'astro:content';
import { listing } from './output/listing.ts';
import { sharedLoader } from './output/shared-loader.ts';

export const collections = {
  explainers: defineCollection({ loader: sharedLoader(), schema: listing }),
};
