using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "first_nanos",
                schema: "payg",
                table: "recurring_credits",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "first_units",
                schema: "payg",
                table: "recurring_credits",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subscription_id",
                schema: "payg",
                table: "invoice_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "plans",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                schema: "payg",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    fee_units = table.Column<long>(type: "bigint", nullable: false),
                    fee_nanos = table.Column<int>(type: "integer", nullable: false),
                    minimum_units = table.Column<long>(type: "bigint", nullable: false),
                    minimum_nanos = table.Column<int>(type: "integer", nullable: false),
                    credit_units = table.Column<long>(type: "bigint", nullable: false),
                    credit_nanos = table.Column<int>(type: "integer", nullable: false),
                    rollover_max_units = table.Column<long>(type: "bigint", nullable: false),
                    rollover_max_nanos = table.Column<int>(type: "integer", nullable: false),
                    trial_days = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_versions_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "payg",
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trial_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    credit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => new { x.customer_id, x.id });
                    table.ForeignKey(
                        name: "fk_subscriptions_plan_versions_plan_version_id",
                        column: x => x.plan_version_id,
                        principalSchema: "payg",
                        principalTable: "plan_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_plan_id_version",
                schema: "payg",
                table: "plan_versions",
                columns: new[] { "plan_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_currency",
                schema: "payg",
                table: "plans",
                column: "currency",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_plans_key",
                schema: "payg",
                table: "plans",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_customer_id",
                schema: "payg",
                table: "subscriptions",
                column: "customer_id",
                unique: true,
                filter: "ends_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_plan_version_id",
                schema: "payg",
                table: "subscriptions",
                column: "plan_version_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "subscriptions",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "plan_versions",
                schema: "payg");

            migrationBuilder.DropTable(
                name: "plans",
                schema: "payg");

            migrationBuilder.DropColumn(
                name: "first_nanos",
                schema: "payg",
                table: "recurring_credits");

            migrationBuilder.DropColumn(
                name: "first_units",
                schema: "payg",
                table: "recurring_credits");

            migrationBuilder.DropColumn(
                name: "subscription_id",
                schema: "payg",
                table: "invoice_lines");
        }
    }
}
