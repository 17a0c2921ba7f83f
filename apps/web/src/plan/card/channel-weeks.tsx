import { type AreaCard, type Channel, channelLabels } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

/** Okabe & Ito 2008: told apart with every common colour-vision deficiency. */
const colours: Record<Channel, string> = {
  office: '#0072b2',
  'mobile-point': '#e69f00',
  'home-visit': '#009e73',
  'factory-visit': '#56b4e9',
  'boarding-house-visit': '#d55e00',
  'one-stop-counter': '#cc79a7',
  'self-service': '#7f8c99',
};

const [WIDTH, HEIGHT] = [400, 96];
/** About a campaign: earlier weeks are in the workbench. */
const MOST_WEEKS = 16;

/** Through which channels people were reached, week by week, stacked. */
export function ChannelWeeks({ card }: { card: AreaCard | undefined }) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const used = card?.channels ?? [];
  return (
    <Section title={t.channels} ready={card !== undefined}>
      {used.length === 0 ? (
        <p className={styles.note}>{t.noChannels}</p>
      ) : (
        <>
          <Stack card={card} />
          <ul className={styles.key}>
            {used.map(({ channel, persons }) => (
              <li key={channel}>
                <span style={{ background: colours[channel] }} />
                {say(channelLabels[channel])}{' '}
                <small>{formats.count(persons.reduce((sum, value) => sum + value, 0))}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Stack({ card }: { card: AreaCard | undefined }) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const weeks = card?.weeks.slice(-MOST_WEEKS) ?? [];
  const from = (card?.weeks.length ?? 0) - weeks.length;
  const channels = card?.channels ?? [];
  const rows = weeks.map((_, i) =>
    Object.fromEntries(
      channels.map(({ channel, persons }) => [channel, Math.max(0, persons[from + i] ?? 0)]),
    ),
  );
  const layers = stack<Record<string, number>>().keys(channels.map(({ channel }) => channel))(rows);
  const most = Math.max(1, ...layers.flatMap((layer) => layer.map(([, top]) => top)));
  const y = scaleLinear([0, most], [HEIGHT, 0]);
  const step = WIDTH / Math.max(8, weeks.length);
  return (
    <svg
      className={styles.stack}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t.channels}
    >
      {layers.map((layer) =>
        layer.map(([bottom, top], i) => (
          <rect
            key={`${layer.key} ${weeks[i]}`}
            x={i * step}
            y={y(top)}
            width={step - 2}
            height={Math.max(0, y(bottom) - y(top))}
            fill={colours[layer.key as Channel]}
          >
            <title>
              {t.weekOf(formats.day(weeks[i]))} · {say(channelLabels[layer.key as Channel])}:{' '}
              {formats.count(top - bottom)}
            </title>
          </rect>
        )),
      )}
    </svg>
  );
}
