using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PriceByCase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                schema: "payg",
                table: "prices");

            migrationBuilder.AddColumn<int>(
                name: "dimension_set",
                schema: "payg",
                table: "usage_quarters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "dimensions",
                schema: "payg",
                table: "rejected_usage",
                type: "character varying(2112)",
                maxLength: 2112,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "customer_id",
                schema: "payg",
                table: "prices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dimensions",
                schema: "payg",
                table: "prices",
                type: "character varying(2112)",
                maxLength: 2112,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "payg",
                table: "prices",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string[]>(
                name: "dimensions",
                schema: "payg",
                table: "meters",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key", "dimension_set" });

            migrationBuilder.CreateTable(
                name: "dimension_sets",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    dimensions = table.Column<string>(type: "character varying(2112)", maxLength: 2112, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dimension_sets", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.customer_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_memberships_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "payg",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "dimensions", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_prices_customer_id_meter_id_currency_effective_from_is_from",
                schema: "payg",
                table: "prices",
                columns: new[] { "customer_id", "meter_id", "currency", "effective_from", "is_from_next_period", "position" },
                unique: true,
                filter: "customer_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_currency_effective_from_is_from_next_period",
                schema: "payg",
                table: "prices",
                columns: new[] { "meter_id", "currency", "effective_from", "is_from_next_period", "position" },
                unique: true,
                filter: "customer_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dimension_sets_customer_id_meter_id_dimensions",
                schema: "payg",
                table: "dimension_sets",
                columns: new[] { "customer_id", "meter_id", "dimensions" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id",
                schema: "payg",
                table: "memberships",
                column: "user_id");

            migrationBuilder.AddForeignKey(
                name: "fk_prices_customers_customer_id",
                schema: "payg",
                table: "prices",
                column: "customer_id",
                principalSchema: "payg",
                principalTable: "customers",
                principalColumn: "id");

            // Until now each user had one customer, and was alone with it.
            migrationBuilder.Sql("""
                INSERT INTO payg.memberships (customer_id, user_id, role, created_at)
                SELECT customer_id, id, 'owner', created_at FROM payg.users
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_prices_customers_customer_id",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropTable(
                name: "dimension_sets",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "payg");

            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.DropIndex(
                name: "ix_prices_customer_id_meter_id_currency_effective_from_is_from",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropIndex(
                name: "ix_prices_meter_id_currency_effective_from_is_from_next_period",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimension_set",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropColumn(
                name: "dimensions",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.DropColumn(
                name: "customer_id",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimensions",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "position",
                schema: "payg",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "dimensions",
                schema: "payg",
                table: "meters");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key" });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_prices_meter_id_effective_from_is_from_next_period",
                schema: "payg",
                table: "prices",
                columns: new[] { "meter_id", "effective_from", "is_from_next_period" },
                unique: true);
        }
    }
}
