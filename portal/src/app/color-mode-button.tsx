import MoonOutlined from '@ant-design/icons/MoonOutlined';
import SunOutlined from '@ant-design/icons/SunOutlined';
import Button from 'antd/es/button';
import { useColorMode } from '@/components/color-mode';

/** Turns light into dark and back. To follow the system again, see the account's page. */
export function ColorModeButton() {
  const { isDark, setMode } = useColorMode();
  const label = isDark ? 'Use light colours' : 'Use dark colours';
  return (
    <Button
      type="text"
      icon={isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
      aria-label={label}
      title={label}
      onClick={() => setMode(isDark ? 'light' : 'dark')}
    />
  );
}
