using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepSums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "cost_class",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "CAST(CASE WHEN total_cost_units < 0 THEN 0 WHEN total_cost_units = 0 THEN length(CAST(total_cost_nanos AS text)) * 100 + CAST(substr(CAST(total_cost_nanos AS text), 1, 2) AS integer) WHEN total_cost_units < 10 THEN 1000 + total_cost_units * 10 + total_cost_nanos / 100000000 ELSE (length(CAST(total_cost_units AS text)) + 9) * 100 + CAST(substr(CAST(total_cost_units AS text), 1, 2) AS integer) END AS integer)",
                stored: false);

            migrationBuilder.CreateTable(
                name: "customer_months",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_class = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "CAST(CASE WHEN cost_units < 0 THEN 0 WHEN cost_units = 0 THEN length(CAST(cost_nanos AS text)) * 100 + CAST(substr(CAST(cost_nanos AS text), 1, 2) AS integer) WHEN cost_units < 10 THEN 1000 + cost_units * 10 + cost_nanos / 100000000 ELSE (length(CAST(cost_units AS text)) + 9) * 100 + CAST(substr(CAST(cost_units AS text), 1, 2) AS integer) END AS integer)", stored: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_months", x => new { x.customer_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "hour_sums",
                columns: table => new
                {
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    journal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity_billions = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_rest = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_sums", x => new { x.hour, x.meter_id, x.currency, x.unit, x.journal_id });
                });

            migrationBuilder.CreateTable(
                name: "month_sums",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    journal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity_billions = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_rest = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    customers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_sums", x => new { x.month, x.meter_id, x.currency, x.unit, x.journal_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_cost_class",
                table: "customers",
                column: "cost_class");

            migrationBuilder.CreateIndex(
                name: "ix_customers_currency",
                table: "customers",
                column: "currency");

            migrationBuilder.CreateIndex(
                name: "ix_customers_disabled_at",
                table: "customers",
                column: "disabled_at",
                filter: "disabled_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_customer_months_month_currency_cost_class",
                table: "customer_months",
                columns: new[] { "month", "currency", "cost_class" });

            // What is stored already is summed under no journal.
            migrationBuilder.Sql("""
                INSERT INTO hour_sums (hour, meter_id, currency, unit, journal_id,
                    quantity_billions, quantity_rest, cost_units, cost_nanos)
                SELECT sums.hour, sums.meter_id, sums.currency, sums.unit, '00000000-0000-0000-0000-000000000000',
                    CAST(sums.parts + (sums.rests - sums.rests % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.rests % 1000000000 AS integer),
                    CAST(sums.units + (sums.nanos - sums.nanos % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.nanos % 1000000000 AS integer)
                FROM (
                    SELECT used.quarter - used.quarter % 3600000000 AS hour, used.meter_id, price.currency, price.unit,
                        sum(used.quantity / 1000000000) AS parts, sum(used.quantity % 1000000000) AS rests,
                        sum(used.cost_units) AS units, sum(used.cost_nanos) AS nanos
                    FROM usage_quarters AS used JOIN prices AS price ON price.id = used.price_id
                    GROUP BY 1, 2, 3, 4) AS sums
                """);

            migrationBuilder.Sql("""
                INSERT INTO month_sums (month, meter_id, currency, unit, journal_id,
                    quantity_billions, quantity_rest, cost_units, cost_nanos, customers)
                SELECT sums.month, sums.meter_id, sums.currency, sums.unit, '00000000-0000-0000-0000-000000000000',
                    CAST(sums.parts + (sums.rests - sums.rests % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.rests % 1000000000 AS integer),
                    CAST(sums.units + (sums.nanos - sums.nanos % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.nanos % 1000000000 AS integer),
                    sums.customers
                FROM (
                    SELECT line.month, line.meter_id, price.currency, price.unit,
                        sum(line.quantity / 1000000000) AS parts, sum(line.quantity % 1000000000) AS rests,
                        sum(line.cost_units) AS units, sum(line.cost_nanos) AS nanos,
                        sum(CASE WHEN line.place = 1 THEN 1 ELSE 0 END) AS customers
                    FROM (
                        SELECT lines.*, row_number() OVER (
                            PARTITION BY lines.customer_id, lines.month
                            ORDER BY lines.meter_id, lines.price_id) AS place
                        FROM usage_lines AS lines) AS line
                    JOIN prices AS price ON price.id = line.price_id
                    GROUP BY 1, 2, 3, 4) AS sums
                """);

            migrationBuilder.Sql("""
                INSERT INTO customer_months (customer_id, month, currency, cost_units, cost_nanos)
                SELECT sums.customer_id, sums.month, sums.currency,
                    CAST(sums.units + (sums.nanos - sums.nanos % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.nanos % 1000000000 AS integer)
                FROM (
                    SELECT costs.customer_id, costs.month, max(costs.currency) AS currency,
                        sum(costs.cost_units) AS units, sum(costs.cost_nanos) AS nanos
                    FROM (
                        SELECT line.customer_id, line.month, price.currency, line.cost_units, line.cost_nanos
                        FROM usage_lines AS line JOIN prices AS price ON price.id = line.price_id
                        UNION ALL
                        SELECT money.customer_id, money.month,
                            coalesce(nullif(customer.currency, ''), (SELECT min(currency) FROM prices)),
                            money.cost_units, money.cost_nanos
                        FROM usage_adjustments AS money
                        JOIN customers AS customer ON customer.id = money.customer_id
                        WHERE money.quantity IS NULL) AS costs
                    GROUP BY 1, 2) AS sums
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_months");

            migrationBuilder.DropTable(
                name: "hour_sums");

            migrationBuilder.DropTable(
                name: "month_sums");

            migrationBuilder.DropIndex(
                name: "ix_customers_cost_class",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_currency",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_disabled_at",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "cost_class",
                table: "customers");
        }
    }
}
