import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const font = (path: string) => require.resolve(`@expo-google-fonts/be-vietnam-pro/${path}`);

/** Be Vietnam Pro (SIL Open Font License), drawn for Vietnamese: no machine needs to have it. */
export const fonts = {
  regular: font('400Regular/BeVietnamPro_400Regular.ttf'),
  bold: font('700Bold/BeVietnamPro_700Bold.ttf'),
} as const;
