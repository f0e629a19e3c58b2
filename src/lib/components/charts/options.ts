/** A picture as the drawing library takes it. */
import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import { fillOf } from './fills.ts';
import type { Ink } from './ink.ts';
import type { BarPicture, LinePicture, PictureData } from './picture.ts';

export type Drawing = ChartConfiguration<'bar' | 'line', number[] | { x: number; y: number }[], string[]>;

/** Letters of a label, on a narrow picture and on a wide one. */
const longest = { narrow: 17, wide: 38 };
const narrow = 480;

/** @param open called with the address behind a piece that was clicked */
export function drawingOf(picture: PictureData, ink: Ink, open: (href: string) => void): Drawing {
	return picture.kind === 'bars' ? bars(picture, ink, open) : lines(picture, ink);
}

function common(ink: Ink) {
	const font = { family: ink.font, size: ink.size };
	return {
		// Nothing moves: a picture that grows tells nothing more, and some readers feel sick.
		animation: false,
		responsive: true,
		maintainAspectRatio: false,
		color: ink.ink,
		font,
		tooltip: {
			animation: false,
			backgroundColor: ink.ink,
			titleColor: ink.paper,
			bodyColor: ink.paper,
			titleFont: font,
			bodyFont: font,
			cornerRadius: 0
		},
		legend: {
			position: 'bottom',
			align: 'start',
			labels: { color: ink.ink, font, boxWidth: 2 * ink.size, boxHeight: ink.size }
		},
		ticks: { color: ink.ink, font }
	} as const;
}

function bars(picture: BarPicture, ink: Ink, open: (href: string) => void): Drawing {
	const { tooltip, legend, ticks, ...rest } = common(ink);
	const at = (elements: readonly { index: number; datasetIndex: number }[]) =>
		elements[0] ? picture.href(elements[0].index, elements[0].datasetIndex) : null;
	return {
		type: 'bar',
		data: {
			labels: picture.rows.map((row) => [...row]),
			datasets: picture.series.map(({ name, tone, fill, counts }): ChartDataset<'bar', number[]> => ({
				type: 'bar',
				label: name,
				data: [...counts],
				backgroundColor: fillOf(fill, ink[tone]),
				borderColor: ink.ink,
				borderWidth: 1.5,
				borderSkipped: false,
				maxBarThickness: 22
			}))
		},
		options: {
			...rest,
			indexAxis: 'y',
			plugins: {
				tooltip: { ...tooltip, mode: 'nearest', intersect: true },
				legend: { ...legend, onClick: () => {} }
			},
			onClick: (_, elements) => {
				const href = at(elements);
				if (href !== null) open(href);
			},
			onHover: ({ native }, elements) => {
				const { target } = native ?? {};
				if (target instanceof HTMLElement)
					target.style.cursor = at(elements) === null ? 'default' : 'pointer';
			},
			scales: {
				x: {
					stacked: true,
					ticks: { ...ticks, precision: 0 },
					grid: { color: ink.rule },
					border: { color: ink.ink }
				},
				y: {
					stacked: true,
					ticks: {
						...ticks,
						autoSkip: false,
						callback(value) {
							return picture.rows[Number(value)]?.map((label) => short(label, this.chart.width)) ?? '';
						}
					},
					grid: { display: false },
					border: { color: ink.ink }
				}
			}
		}
	};
}

function lines(picture: LinePicture, ink: Ink): Drawing {
	const { tooltip, legend, ticks, ...rest } = common(ink);
	return {
		type: 'line',
		data: {
			datasets: picture.lines.map(
				({ name, tone, stroke, stepped, points }): ChartDataset<'line', { x: number; y: number }[]> => ({
					type: 'line',
					label: name,
					data: points.map(({ at, count }) => ({ x: at, y: count })),
					stepped: stepped ? 'before' : false,
					borderColor: ink[tone],
					backgroundColor: ink[tone],
					borderWidth: stroke === 'thick' ? 4 : 2,
					borderDash: stroke === 'dashed' ? [7, 5] : [],
					pointRadius: 0,
					pointHitRadius: 12
				})
			)
		},
		plugins: [dayMarks(picture, ink)],
		options: {
			...rest,
			layout: { padding: { top: 2 * ink.size } },
			plugins: {
				tooltip: {
					...tooltip,
					callbacks: {
						title: ([item]) => picture.day(item?.parsed.x ?? 0),
						label: ({ dataset, parsed }) => `${dataset.label ?? ''}: ${Math.round(parsed.y ?? 0)}`
					}
				},
				legend: { ...legend, onClick: () => {}, labels: { ...legend.labels, boxHeight: 2 } }
			},
			scales: {
				x: {
					type: 'linear',
					min: 0,
					max: picture.length,
					ticks: {
						...ticks,
						maxTicksLimit: 6,
						maxRotation: 0,
						callback: (value) => picture.day(Number(value))
					},
					grid: { display: false },
					border: { color: ink.ink }
				},
				y: {
					min: 0,
					suggestedMax: picture.top,
					ticks: { ...ticks, precision: 0 },
					grid: { color: ink.rule },
					border: { color: ink.ink }
				}
			}
		}
	};
}

/** Upright lines with their names above: today, gateway. */
function dayMarks({ marks }: LinePicture, ink: Ink): Plugin<'bar' | 'line'> {
	return {
		id: 'day-marks',
		afterDatasetsDraw({ ctx: pen, chartArea, scales }) {
			pen.save();
			pen.strokeStyle = pen.fillStyle = ink.ink;
			pen.font = `640 ${ink.size}px ${ink.font}`;
			let taken = -Infinity;
			for (const { at, name } of marks) {
				const x = scales.x?.getPixelForValue(at) ?? 0;
				pen.beginPath();
				pen.moveTo(x, chartArea.top);
				pen.lineTo(x, chartArea.bottom);
				pen.stroke();
				const width = pen.measureText(name).width;
				const left = Math.min(Math.max(x - width / 2, chartArea.left), chartArea.right - width);
				// Two days near each other: the second name stands a line higher.
				const row = left < taken ? 1 : 0;
				taken = left + width + 8;
				pen.fillText(name, left, chartArea.top - 5 - row * ink.size * 1.1);
			}
			pen.restore();
		}
	};
}

function short(label: string, width: number): string {
	const most = width < narrow ? longest.narrow : longest.wide;
	return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}
