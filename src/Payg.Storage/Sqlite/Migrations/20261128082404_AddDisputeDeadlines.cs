using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddDisputeDeadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "respond_by",
                table: "payment_refunds",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "respond_by",
                table: "payment_refunds");
        }
    }
}
