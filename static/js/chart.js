// Draws the table a chart names: the first column is the axis, the next two are stacked bars, or with
// data-bars="1" the next one alone, years from left to right.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[data-chart]")) {
    const table = document.querySelector(box.dataset.chart);
    const heads = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
    const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
      [...row.cells].map((cell) => cell.textContent.trim()));
    if (box.dataset.bars === "1") rows.reverse();
    const series = [1, 2].slice(0, Number(box.dataset.bars || 2)).map((column) => ({
      name: heads[column], type: "bar", stack: "all", barMaxWidth: 44,
      itemStyle: { color: ["#b5121b", "#e3d7cb"][column - 1] },
      label: { show: column === 1, color: "#fff", formatter: (item) => item.value || "" },
      data: rows.map((row) => Number(row[column].replaceAll(",", ""))),
    }));
    const chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption({
      animation: false, grid: { left: 44, right: 16, top: 32, bottom: 28 },
      legend: { top: 0, right: 0 },
      tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: { type: "category", data: rows.map((row) => row[0]) },
      yAxis: { type: "value", minInterval: 1 }, series,
    });
    window.addEventListener("resize", () => chart.resize());
  }
});
