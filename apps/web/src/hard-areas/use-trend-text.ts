import { useLanguage, useTexts } from '../language/language.js';
import { hardAreaTexts } from './texts.js';

/** Says a change of the remaining people in words: fewer is good. */
export function useTrendText(): (trend: number) => string {
  const t = useTexts(hardAreaTexts);
  const { count } = useLanguage().formats;
  return (trend) => {
    if (trend === 0) return t.same;
    return trend < 0 ? t.fewer(count(-trend)) : t.more(count(trend));
  };
}
