import Segmented from 'antd/es/segmented';
import { useColorMode, type ColorMode } from '@/components/color-mode';

/** Light, dark, or as the system has it. */
export function Appearance() {
  const { mode, setMode } = useColorMode();
  return (
    <Segmented<ColorMode>
      aria-label="Colours"
      options={[
        { label: 'System', value: 'system' },
        { label: 'Light', value: 'light' },
        { label: 'Dark', value: 'dark' },
      ]}
      value={mode}
      onChange={setMode}
    />
  );
}
