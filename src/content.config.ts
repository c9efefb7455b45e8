import { defineCollection } from 'astro:content';
import { listing } from './site-data/list-item.ts';
import { sharedLoader } from './site-data/shared-loader.ts';

export const collections = {
  explainers: defineCollection({ loader: sharedLoader(), schema: listing }),
};
