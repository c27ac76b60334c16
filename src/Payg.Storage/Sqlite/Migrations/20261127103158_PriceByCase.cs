using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PriceByCase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_reason",
                table: "rejected_usage");

            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                table: "prices");

            migrationBuilder.AddColumn<int>(
                name: "dimension_set",
                table: "usage_quarters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "dimensions",
                table: "rejected_usage",
                type: "TEXT",
                maxLength: 2112,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "customer_id",
                table: "prices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dimensions",
                table: "prices",
                type: "TEXT",
                maxLength: 2112,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "position",
                table: "prices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "dimensions",
                table: "meters",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key", "dimension_set" });

            migrationBuilder.CreateTable(
                name: "dimension_sets",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    meter_id = table.Column<int>(type: "INTEGER", nullable: false),
                    dimensions = table.Column<string>(type: "TEXT", maxLength: 2112, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dimension_sets", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.customer_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_memberships_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_dimensions_reason",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "dimensions", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_prices_customer_id_meter_id_currency_effective_from_is_from_next_period_position",
                table: "prices",
                columns: new[] { "customer_id", "meter_id", "currency", "effective_from", "is_from_next_period", "position" },
                unique: true,
                filter: "customer_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_currency_effective_from_is_from_next_period_position",
                table: "prices",
                columns: new[] { "meter_id", "currency", "effective_from", "is_from_next_period", "position" },
                unique: true,
                filter: "customer_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dimension_sets_customer_id_meter_id_dimensions",
                table: "dimension_sets",
                columns: new[] { "customer_id", "meter_id", "dimensions" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id",
                table: "memberships",
                column: "user_id");

            migrationBuilder.AddForeignKey(
                name: "fk_prices_customers_customer_id",
                table: "prices",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id");

            // Until now each user had one customer, and was alone with it.
            migrationBuilder.Sql("""
                INSERT INTO memberships (customer_id, user_id, role, created_at)
                SELECT customer_id, id, 'owner', created_at FROM users
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_prices_customers_customer_id",
                table: "prices");

            migrationBuilder.DropTable(
                name: "dimension_sets");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_dimensions_reason",
                table: "rejected_usage");

            migrationBuilder.DropIndex(
                name: "ix_prices_customer_id_meter_id_currency_effective_from_is_from_next_period_position",
                table: "prices");

            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_currency_effective_from_is_from_next_period_position",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimension_set",
                table: "usage_quarters");

            migrationBuilder.DropColumn(
                name: "dimensions",
                table: "rejected_usage");

            migrationBuilder.DropColumn(
                name: "customer_id",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimensions",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "position",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimensions",
                table: "meters");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key" });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_reason",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                table: "prices",
                columns: new[] { "meter_id", "effective_from", "is_from_next_period" },
                unique: true);
        }
    }
}
