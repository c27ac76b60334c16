using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeepSums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "cost_class",
                schema: "payg",
                table: "customers",
                type: "integer",
                nullable: false,
                computedColumnSql: "CAST(CASE WHEN total_cost_units < 0 THEN 0 WHEN total_cost_units = 0 THEN length(CAST(total_cost_nanos AS text)) * 100 + CAST(substr(CAST(total_cost_nanos AS text), 1, 2) AS integer) WHEN total_cost_units < 10 THEN 1000 + total_cost_units * 10 + total_cost_nanos / 100000000 ELSE (length(CAST(total_cost_units AS text)) + 9) * 100 + CAST(substr(CAST(total_cost_units AS text), 1, 2) AS integer) END AS integer)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "customer_months",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    cost_units = table.Column<long>(type: "bigint", nullable: false),
                    cost_nanos = table.Column<int>(type: "integer", nullable: false),
                    cost_class = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "CAST(CASE WHEN cost_units < 0 THEN 0 WHEN cost_units = 0 THEN length(CAST(cost_nanos AS text)) * 100 + CAST(substr(CAST(cost_nanos AS text), 1, 2) AS integer) WHEN cost_units < 10 THEN 1000 + cost_units * 10 + cost_nanos / 100000000 ELSE (length(CAST(cost_units AS text)) + 9) * 100 + CAST(substr(CAST(cost_units AS text), 1, 2) AS integer) END AS integer)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_months", x => new { x.customer_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "hour_sums",
                schema: "payg",
                columns: table => new
                {
                    hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity_billions = table.Column<long>(type: "bigint", nullable: false),
                    quantity_rest = table.Column<int>(type: "integer", nullable: false),
                    cost_units = table.Column<long>(type: "bigint", nullable: false),
                    cost_nanos = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_sums", x => new { x.hour, x.meter_id, x.currency, x.unit, x.journal_id });
                });

            migrationBuilder.CreateTable(
                name: "month_sums",
                schema: "payg",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity_billions = table.Column<long>(type: "bigint", nullable: false),
                    quantity_rest = table.Column<int>(type: "integer", nullable: false),
                    cost_units = table.Column<long>(type: "bigint", nullable: false),
                    cost_nanos = table.Column<int>(type: "integer", nullable: false),
                    customers = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_sums", x => new { x.month, x.meter_id, x.currency, x.unit, x.journal_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_cost_class",
                schema: "payg",
                table: "customers",
                column: "cost_class");

            migrationBuilder.CreateIndex(
                name: "ix_customers_currency",
                schema: "payg",
                table: "customers",
                column: "currency");

            migrationBuilder.CreateIndex(
                name: "ix_customers_disabled_at",
                schema: "payg",
                table: "customers",
                column: "disabled_at",
                filter: "disabled_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_customer_months_month_currency_cost_class",
                schema: "payg",
                table: "customer_months",
                columns: new[] { "month", "currency", "cost_class" });

            // What is stored already is summed under no journal.
            migrationBuilder.Sql("""
                INSERT INTO payg.hour_sums (hour, meter_id, currency, unit, journal_id,
                    quantity_billions, quantity_rest, cost_units, cost_nanos)
                SELECT sums.hour, sums.meter_id, sums.currency, sums.unit, CAST('00000000-0000-0000-0000-000000000000' AS uuid),
                    CAST(sums.parts + (sums.rests - sums.rests % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.rests % 1000000000 AS integer),
                    CAST(sums.units + (sums.nanos - sums.nanos % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.nanos % 1000000000 AS integer)
                FROM (
                    SELECT date_trunc('hour', used.quarter, 'UTC') AS hour, used.meter_id, price.currency, price.unit,
                        sum(used.quantity / 1000000000) AS parts, sum(used.quantity % 1000000000) AS rests,
                        sum(used.cost_units) AS units, sum(used.cost_nanos) AS nanos
                    FROM payg.usage_quarters AS used JOIN payg.prices AS price ON price.id = used.price_id
                    GROUP BY 1, 2, 3, 4) AS sums
                """);

            migrationBuilder.Sql("""
                INSERT INTO payg.month_sums (month, meter_id, currency, unit, journal_id,
                    quantity_billions, quantity_rest, cost_units, cost_nanos, customers)
                SELECT sums.month, sums.meter_id, sums.currency, sums.unit, CAST('00000000-0000-0000-0000-000000000000' AS uuid),
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
                        FROM payg.usage_lines AS lines) AS line
                    JOIN payg.prices AS price ON price.id = line.price_id
                    GROUP BY 1, 2, 3, 4) AS sums
                """);

            migrationBuilder.Sql("""
                INSERT INTO payg.customer_months (customer_id, month, currency, cost_units, cost_nanos)
                SELECT sums.customer_id, sums.month, sums.currency,
                    CAST(sums.units + (sums.nanos - sums.nanos % 1000000000) / 1000000000 AS bigint),
                    CAST(sums.nanos % 1000000000 AS integer)
                FROM (
                    SELECT costs.customer_id, costs.month, max(costs.currency) AS currency,
                        sum(costs.cost_units) AS units, sum(costs.cost_nanos) AS nanos
                    FROM (
                        SELECT line.customer_id, line.month, price.currency, line.cost_units, line.cost_nanos
                        FROM payg.usage_lines AS line JOIN payg.prices AS price ON price.id = line.price_id
                        UNION ALL
                        SELECT money.customer_id, money.month,
                            coalesce(nullif(customer.currency, ''), (SELECT min(currency) FROM payg.prices)),
                            money.cost_units, money.cost_nanos
                        FROM payg.usage_adjustments AS money
                        JOIN payg.customers AS customer ON customer.id = money.customer_id
                        WHERE money.quantity IS NULL) AS costs
                    GROUP BY 1, 2) AS sums
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_months",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "hour_sums",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "month_sums",
                schema: "payg");

            migrationBuilder.DropIndex(
                name: "ix_customers_cost_class",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_currency",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_disabled_at",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "cost_class",
                schema: "payg",
                table: "customers");
        }
    }
}
