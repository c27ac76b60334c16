using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TestKeysAndCustomerDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rotated_at",
                schema: "payg",
                table: "tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "description",
                schema: "payg",
                table: "meters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "docs_url",
                schema: "payg",
                table: "meters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "company",
                schema: "payg",
                table: "customers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                schema: "payg",
                table: "customers",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "external_id",
                schema: "payg",
                table: "customers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notes",
                schema: "payg",
                table: "customers",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_test",
                schema: "payg",
                table: "api_keys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_invitations_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "test_quarters",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quarter = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    api_key = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_test_quarters", x => new { x.customer_id, x.quarter, x.meter_id, x.api_key });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customers_external_id",
                schema: "payg",
                table: "customers",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitations_hash",
                schema: "payg",
                table: "invitations",
                column: "hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "test_quarters",
                schema: "payg");

            migrationBuilder.DropIndex(
                name: "ix_customers_external_id",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "rotated_at",
                schema: "payg",
                table: "tokens");

            migrationBuilder.DropColumn(
                name: "description",
                schema: "payg",
                table: "meters");

            migrationBuilder.DropColumn(
                name: "docs_url",
                schema: "payg",
                table: "meters");

            migrationBuilder.DropColumn(
                name: "company",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "email",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "external_id",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "notes",
                schema: "payg",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "is_test",
                schema: "payg",
                table: "api_keys");
        }
    }
}
