import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';

/**
 * Whichever of two maps is moved, the other shows the same place. A map that follows reports its move
 * at once, so a flag is enough to keep it from leading in turn.
 */
export function useSyncedCameras(a: MapLibreMap | null, b: MapLibreMap | null): void {
  useEffect(() => {
    if (!a?.style || !b?.style) return;
    let following = false;
    const follow = (leader: MapLibreMap, follower: MapLibreMap) => () => {
      if (following || !follower.style) return;
      following = true;
      follower.jumpTo({
        center: leader.getCenter(),
        zoom: leader.getZoom(),
        bearing: leader.getBearing(),
        pitch: leader.getPitch(),
      });
      following = false;
    };
    const [aLeads, bLeads] = [follow(a, b), follow(b, a)];
    aLeads();
    a.on('move', aLeads);
    b.on('move', bLeads);
    return () => {
      a.off('move', aLeads);
      b.off('move', bLeads);
    };
  }, [a, b]);
}
