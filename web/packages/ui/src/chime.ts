/** The only sound of ours: two short tones, made here, so that nothing has to be fetched. */

const TONES = [660, 880];
const EACH_S = 0.16;

/** Browsers are silent until the page was touched. */
export function chime(volume: number): void {
  if (volume <= 0 || typeof AudioContext === "undefined") return;
  const audio = new AudioContext();
  TONES.forEach((pitch, place) => {
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
    const begin = audio.currentTime + place * EACH_S;
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime((volume / 100) * 0.3, begin);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + EACH_S);
    tone.connect(loudness).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + EACH_S);
  });
  setTimeout(() => void audio.close(), 1_000);
}
