import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Be Vietnam Pro (SIL Open Font License), drawn for Vietnamese: no machine needs to have it. */
export const fonts = {
  regular: require.resolve(
    '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  ),
  bold: require.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
} as const;
