import type { Campaign } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Declares the campaign; false when it already stands like that. */
export async function writeCampaign(session: Session, campaign: Campaign): Promise<boolean> {
  const definition = JSON.stringify(campaign);
  const [current] = await session.rows<{ definition: string }>(
    'SELECT definition::VARCHAR AS definition FROM campaign',
  );
  if (current?.definition === definition) return false;
  await session.run('DELETE FROM campaign');
  await session.run(
    `INSERT INTO campaign VALUES (
      $id, $startDay::DATE, $endDay::DATE, $level, $ministryTarget, $plan, $definition::JSON
    )`,
    {
      id: campaign.id,
      startDay: campaign.startDay,
      endDay: campaign.endDay,
      level: campaign.headlineLevel,
      ministryTarget: campaign.ministryTarget,
      plan: campaign.plan,
      definition,
    },
  );
  return true;
}
