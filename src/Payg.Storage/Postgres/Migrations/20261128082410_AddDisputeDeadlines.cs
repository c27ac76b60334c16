using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddDisputeDeadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "respond_by",
                schema: "payg",
                table: "payment_refunds",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "respond_by",
                schema: "payg",
                table: "payment_refunds");
        }
    }
}
