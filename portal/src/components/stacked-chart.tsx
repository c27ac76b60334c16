import { useState, type MouseEvent } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { chartColor } from './chart-colors';
import { useColorMode } from './color-mode';
import { ticksOfPoints } from './chart-ticks';
import styles from './stacked-chart.module.css';

/** One value of one series: how high it is drawn, and how it is written. */
export interface ChartValue {
  height: number;
  text: string;
}

/** All values at one place of the horizontal axis. */
export interface ChartPoint {
  label: string;
  /** What is chosen by a click on the bar; without one it cannot be. */
  start?: string;
  axisLabel: string;
  values: Record<string, ChartValue>;
  /** What the values come to; without one, there is one value, or they are of several units. */
  total?: string;
  /** What is expected on top of the values. */
  forecast?: ChartValue;
}

interface StackedChartProps {
  /** What the chart shows, for those who do not see it. A table with the same figures belongs near it. */
  description: string;
  series: string[];
  points: ChartPoint[];
  formatAxis: (height: number) => string;
  /** The series stand beside each other, because they do not add up. */
  isGrouped?: boolean;
  /** Opens what is behind a bar. The page must offer the same to those who use no pointer. */
  onSelect?: ((start: string) => void) | undefined;
}

const chartHeight = 280;
const forecastPattern = 'forecast-pattern';

/** Bars over time, the series of each moment on top of each other. */
export default function StackedChart({
  description,
  series,
  points,
  formatAxis,
  isGrouped = false,
  onSelect,
}: StackedChartProps) {
  const { isDark } = useColorMode();
  const axis = { fontSize: 12, fill: 'var(--ant-color-text-secondary)' };
  const ticks = ticksOfPoints(points, isGrouped);
  const hasForecast = points.some(({ forecast }) => forecast !== undefined);
  const [pointed, setPointed] = useState<number | null>(null);
  const select = (index: number) => {
    const start = points[index]?.start;
    if (start !== undefined) onSelect?.(start);
  };
  // The chart knows its active place only once a pointer has moved over it: a tap has not.
  const selectBar = (_: unknown, index: number, event: MouseEvent) => {
    event.stopPropagation();
    select(index);
  };
  return (
    <figure className={styles.figure} role="img" aria-label={description}>
      <div className={styles.legend}>
        {series.map((name, index) => (
          <span key={name} className={styles.entry}>
            <span className={styles.dot} style={{ background: chartColor(index, isDark) }} />
            {name}
          </span>
        ))}
        {hasForecast && (
          <span className={styles.entry}>
            <span className={styles.forecastDot} />
            Forecast
          </span>
        )}
      </div>
      <ResponsiveContainer width="100%" height={chartHeight}>
        {/* Where a tier makes earlier calls cheaper, a day's cost is less than nothing: below the line. */}
        <BarChart
          data={points}
          stackOffset="sign"
          margin={{ top: 8, right: marginOf(points), bottom: 0, left: 0 }}
          accessibilityLayer={false}
          {...(onSelect && {
            style: {
              cursor: pointed !== null && points[pointed]?.start !== undefined ? 'pointer' : 'default',
            },
            onMouseMove: ({ activeIndex }) => setPointed(activeIndex == null ? null : Number(activeIndex)),
            onClick: ({ activeIndex }) => {
              if (activeIndex != null) select(Number(activeIndex));
            },
          })}
        >
          <defs>
            <pattern id={forecastPattern} width={6} height={6} patternUnits="userSpaceOnUse">
              <path d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" className={styles.forecastLines} />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--ant-color-border-secondary)" />
          <XAxis dataKey="axisLabel" tick={axis} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis
            tick={axis}
            tickLine={false}
            axisLine={false}
            width={64}
            tickFormatter={formatAxis}
            ticks={ticks}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 0]}
          />
          <Tooltip
            cursor={{ fill: 'var(--ant-color-fill-tertiary)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as ChartPoint | undefined;
              return active && point ? <PointCard point={point} series={series} isDark={isDark} /> : null;
            }}
          />
          {series.map((name, index) => (
            <Bar
              key={name}
              name={name}
              dataKey={(point: ChartPoint) => point.values[name]?.height ?? 0}
              {...(!isGrouped && { stackId: 'all' })}
              fill={chartColor(index, isDark)}
              stroke="var(--ant-color-bg-container)"
              strokeWidth={1}
              maxBarSize={32}
              isAnimationActive={false}
              onClick={selectBar}
            />
          ))}
          {hasForecast && (
            <Bar
              name="Forecast"
              dataKey={(point: ChartPoint) => point.forecast?.height ?? 0}
              stackId="all"
              className={styles.forecast}
              fill={`url(#${forecastPattern})`}
              maxBarSize={32}
              isAnimationActive={false}
              onClick={selectBar}
            />
          )}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** Where labels are long, the last one needs room beside its bar. */
function marginOf(points: ChartPoint[]): number {
  return points.some(({ axisLabel }) => axisLabel.length > 'Nov 30'.length + 2) ? 44 : 16;
}

interface PointCardProps {
  point: ChartPoint;
  series: string[];
  isDark: boolean;
}

function PointCard({ point, series, isDark }: PointCardProps) {
  return (
    <div className={styles.card}>
      <div className={styles.cardTitle}>{point.label}</div>
      {series.map((name, index) => {
        const value = point.values[name];
        return value === undefined ? null : (
          <div key={name} className={styles.cardRow}>
            <span className={styles.dot} style={{ background: chartColor(index, isDark) }} />
            <span>{name}</span>
            <strong>{value.text}</strong>
          </div>
        );
      })}
      {point.total !== undefined && (
        <div className={`${styles.cardRow} ${styles.cardTotal}`}>
          <span>Total</span>
          <strong>{point.total}</strong>
        </div>
      )}
      {point.forecast && (
        <div className={styles.cardRow}>
          <span className={styles.forecastDot} />
          <span>Forecast</span>
          <strong>{point.forecast.text}</strong>
        </div>
      )}
    </div>
  );
}
