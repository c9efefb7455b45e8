import { defineCollection } from 'astro:content';
import { listItem } from './site-data/list-item.ts';
import { getLoader } from './site-data/shared-loader.ts';

export const collections = {
  explainers: defineCollection({ loader: getLoader(), schema: listItem }),
};
