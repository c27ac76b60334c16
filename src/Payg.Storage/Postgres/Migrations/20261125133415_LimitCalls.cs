using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LimitCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rate_limits",
                schema: "payg",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meter_id = table.Column<int>(type: "integer", nullable: false),
                    calls_per_minute = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rate_limits", x => new { x.customer_id, x.meter_id });
                    table.CheckConstraint("ck_rate_limits_calls_per_minute", "calls_per_minute BETWEEN 1 AND 6000000");
                    table.ForeignKey(
                        name: "fk_rate_limits_customers_customer_id",
                        column: x => x.customer_id,
                        principalSchema: "payg",
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rate_limits_meters_meter_id",
                        column: x => x.meter_id,
                        principalSchema: "payg",
                        principalTable: "meters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rate_limits_meter_id",
                schema: "payg",
                table: "rate_limits",
                column: "meter_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rate_limits",
                schema: "payg");
        }
    }
}
