import DollarOutlined from '@ant-design/icons/DollarOutlined';
import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import KeyOutlined from '@ant-design/icons/KeyOutlined';
import ReadOutlined from '@ant-design/icons/ReadOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import styles from './navigation.module.css';

interface Entry {
  to: string;
  label: string;
  icon: ReactNode;
}

const entries: Entry[] = [
  { to: '/', label: 'Home', icon: <HomeOutlined aria-hidden /> },
  { to: '/usage', label: 'Usage', icon: <BarChartOutlined aria-hidden /> },
  { to: '/cost', label: 'Cost', icon: <DollarOutlined aria-hidden /> },
  { to: '/prices', label: 'Prices', icon: <TagsOutlined aria-hidden /> },
  { to: '/keys', label: 'API keys', icon: <KeyOutlined aria-hidden /> },
  { to: '/account', label: 'Account', icon: <UserOutlined aria-hidden /> },
];

/** The pages, the one on show marked. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <nav aria-label="Pages" className={styles.nav}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavLink to={entry.to} end={entry.to === '/'} className={styles.link} onClick={onNavigate}>
              <span aria-hidden="true">{entry.icon}</span>
              {entry.label}
            </NavLink>
          </li>
        ))}
      </ul>
      <ul className={styles.list}>
        <li>
          <a href="/docs" className={styles.link}>
            <span aria-hidden="true">
              <ReadOutlined aria-hidden />
            </span>
            API reference
          </a>
        </li>
      </ul>
    </nav>
  );
}
