using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordApiKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                table: "rejected_usage");

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                table: "usage_quarters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "api_key_id",
                table: "tokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "api_key",
                table: "rejected_usage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id", "api_key" });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    token_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_keys_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tokens_api_key_id",
                table: "tokens",
                column: "api_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_reason",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "api_key", "reason" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_customer_id",
                table: "api_keys",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_token_id",
                table: "api_keys",
                column: "token_id",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_tokens_api_keys_api_key_id",
                table: "tokens",
                column: "api_key_id",
                principalTable: "api_keys",
                principalColumn: "id");

            // Keys that exist are numbered in the order in which they were created.
            migrationBuilder.Sql("""
                INSERT INTO api_keys (token_id, customer_id, name)
                SELECT id, customer_id, coalesce(name, '') FROM tokens WHERE kind = 2 ORDER BY created_at, id
                """);
            migrationBuilder.Sql("""
                UPDATE tokens
                SET api_key_id = (SELECT api_keys.id FROM api_keys WHERE api_keys.token_id = tokens.id)
                WHERE kind = 2
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tokens_api_keys_api_key_id",
                table: "tokens");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters");

            migrationBuilder.DropIndex(
                name: "ix_tokens_api_key_id",
                table: "tokens");

            migrationBuilder.DropIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_api_key_reason",
                table: "rejected_usage");

            migrationBuilder.DropColumn(
                name: "api_key",
                table: "usage_quarters");

            migrationBuilder.DropColumn(
                name: "api_key_id",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "api_key",
                table: "rejected_usage");

            migrationBuilder.AddPrimaryKey(
                name: "pk_usage_quarters",
                table: "usage_quarters",
                columns: new[] { "customer_id", "quarter", "meter_id", "price_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rejected_usage_customer_id_meter_id_price_id_quarter_reason",
                table: "rejected_usage",
                columns: new[] { "customer_id", "meter_id", "price_id", "quarter", "reason" },
                unique: true,
                filter: "state = 0");
        }
    }
}
