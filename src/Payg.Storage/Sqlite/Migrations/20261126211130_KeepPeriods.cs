using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_effective_from",
                table: "prices");

            migrationBuilder.AddColumn<long>(
                name: "adjusted_quantity",
                table: "usage_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "is_from_next_period",
                table: "prices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "unit",
                table: "prices",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "customer_zones",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_zones", x => new { x.customer_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "usage_adjustments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: true),
                    price_id = table.Column<int>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    idempotency_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_adjustments", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "usage_quarters",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quarter = table.Column<long>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    price_id = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_quarters", x => new { x.customer_id, x.quarter, x.meter_id, x.price_id });
                    table.CheckConstraint("ck_usage_quarters_cost_units", "typeof(cost_units) = 'integer'");
                    table.CheckConstraint("ck_usage_quarters_sums", "typeof(quantity) = 'integer' AND typeof(cost_nanos) = 'integer'");
                });

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                table: "prices",
                columns: new[] { "meter_id", "effective_from", "is_from_next_period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_usage_adjustments_customer_id_idempotency_key",
                table: "usage_adjustments",
                columns: new[] { "customer_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_usage_adjustments_month",
                table: "usage_adjustments",
                column: "month");

            // What was used keeps its words: each price takes over the unit of its meter.
            migrationBuilder.Sql("""
                UPDATE prices SET unit = (SELECT meters.unit FROM meters WHERE meters.id = prices.meter_id)
                """);

            // Prices so far each had tiers and free units of their own, and go on having them.
            migrationBuilder.Sql("""
                UPDATE prices SET model = substr(model, 1, length(model) - 1) || ',"restart":true}'
                WHERE EXISTS (
                    SELECT 1 FROM prices AS earlier
                    WHERE earlier.meter_id = prices.meter_id AND earlier.effective_from < prices.effective_from)
                """);

            // Hours stay as they are, under their first quarter, with the price in force as they began.
            migrationBuilder.Sql("""
                INSERT INTO usage_quarters
                    (customer_id, quarter, meter_id, price_id, quantity, cost_units, cost_nanos)
                SELECT customer_id, hour, meter_id, coalesce((
                    SELECT prices.id FROM prices WHERE prices.meter_id = usage_hours.meter_id
                    ORDER BY CASE WHEN prices.effective_from <= usage_hours.hour THEN 0 ELSE 1 END,
                        CASE WHEN prices.effective_from <= usage_hours.hour THEN prices.effective_from END DESC,
                        prices.effective_from
                    LIMIT 1), 0), quantity, cost_units, cost_nanos
                FROM usage_hours
                """);
            migrationBuilder.DropTable(
                name: "usage_hours");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_zones");

            migrationBuilder.DropTable(
                name: "usage_adjustments");

            migrationBuilder.DropTable(
                name: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "adjusted_quantity",
                table: "usage_lines");

            migrationBuilder.DropColumn(
                name: "is_from_next_period",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "unit",
                table: "prices");

            migrationBuilder.CreateTable(
                name: "usage_hours",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_hours", x => new { x.customer_id, x.hour, x.meter_id });
                    table.CheckConstraint("ck_usage_hours_cost_units", "typeof(cost_units) = 'integer'");
                    table.CheckConstraint("ck_usage_hours_sums", "typeof(quantity) = 'integer' AND typeof(cost_nanos) = 'integer'");
                });

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_effective_from",
                table: "prices",
                columns: new[] { "meter_id", "effective_from" },
                unique: true);
        }
    }
}
