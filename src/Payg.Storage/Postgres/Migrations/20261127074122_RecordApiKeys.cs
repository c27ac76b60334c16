using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecordApiKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                schema: "payg",
                table: "usage_quarters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "api_key_id",
                schema: "payg",
                table: "tokens",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                schema: "payg",
                table: "rejected_usage",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key" });

            migrationBuilder.CreateTable(
                name: "api_keys",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    token_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_keys_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tokens_api_key_id",
                schema: "payg",
                table: "tokens",
                column: "api_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_customer_id",
                schema: "payg",
                table: "api_keys",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_token_id",
                schema: "payg",
                table: "api_keys",
                column: "token_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_tokens_api_keys_api_key_id",
                schema: "payg",
                table: "tokens",
                column: "api_key_id",
                principalSchema: "payg",
                principalTable: "api_keys",
                principalColumn: "id");

            // Keys that exist are numbered in the order in which they were created.
            migrationBuilder.Sql("""
                INSERT INTO payg.api_keys (token_id, customer_id, name)
                SELECT id, customer_id, coalesce(name, '') FROM payg.tokens WHERE kind = 2 ORDER BY created_at, id
                """);
            migrationBuilder.Sql("""
                UPDATE payg.tokens
                SET api_key_id = (SELECT api_keys.id FROM payg.api_keys WHERE api_keys.token_id = tokens.id)
                WHERE kind = 2
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tokens_api_keys_api_key_id",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropTable(
                name: "api_keys",
                schema: "payg");

            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_tokens_api_key_id",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_ke",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.DropColumn(
                name: "api_key",
                schema: "payg",
                table: "usage_quarters");

            migrationBuilder.DropColumn(
                name: "api_key_id",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "api_key",
                schema: "payg",
                table: "rejected_usage");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                schema: "payg",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                schema: "payg",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "reason" },
                unique: true,
                filter: "state = 0");
        }
    }
}
