using System.Text;
using Microsoft.Data.Sqlite;
using Payg.Core.Amounts;
using SQLitePCL;

namespace Payg.Storage.Sqlite.Ledger;

/// <summary>
/// A prepared statement that is run once a row, straight on SQLite's own functions: the flush binds hundreds of
/// thousands of numbers, for which a <see cref="SqliteParameter"/> would make as many objects. Belongs to the
/// connection that it was prepared on; not thread-safe.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int GuidLength = 36;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares the SQL text, whose parameters are <c>?1</c> and up.</summary>
    /// <exception cref="SqliteException">The text is no statement of this database.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Sets a parameter, which keeps its value from run to run. The first one is 1.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Sets a parameter to a number, or to NULL.</summary>
    public SqliteStatement BindOptional(int parameter, long? value)
    {
        if (value is { } number)
            return Bind(parameter, number);
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>Sets a parameter to an id as EF Core keeps ids on SQLite: text in upper case.</summary>
    public SqliteStatement Bind(int parameter, Guid value)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        value.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        Check(raw.sqlite3_bind_text(_statement, parameter, text));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    public SqliteStatement BindAmount(int parameter, Int128 nanos)
    {
        var (units, rest) = AmountParts.Of(nanos);
        return Bind(parameter, units).Bind(parameter + 1, rest);
    }

    /// <summary>Runs a statement that answers with nothing, and says how many rows it changed.</summary>
    public int Run()
    {
        Step();
        Reset();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs a query and returns the number in its first row and column; null where there is no row.</summary>
    public long? ReadNumber()
    {
        var number = Step() ? raw.sqlite3_column_int64(_statement, 0) : (long?)null;
        Reset();
        return number;
    }

    /// <summary>Runs a query and returns the text in its first row and column; null where there is no row.</summary>
    public string? ReadText()
    {
        var text = Step() ? raw.sqlite3_column_text(_statement, 0).utf8_to_string() : null;
        Reset();
        return text;
    }

    /// <summary>Runs a query and reads all of its rows, each by <paramref name="read"/>.</summary>
    public List<T> ReadRows<T>(Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        while (Step())
            rows.Add(read(this));
        Reset();
        return rows;
    }

    /// <summary>The number in a column, the first of which is 0, of the row that is read.</summary>
    public long NumberAt(int column) => raw.sqlite3_column_int64(_statement, column);

    public Int128 AmountAt(int column) => AmountParts.Join(NumberAt(column), NumberAt(column + 1));

    public string TextAt(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public long? OptionalNumberAt(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : NumberAt(column);

    public string? OptionalTextAt(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : TextAt(column);

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result == raw.SQLITE_ROW;

        // The reset answers with the same code; the message is still there.
        Check(raw.sqlite3_reset(_statement));
        Check(result);
        return false;
    }

    private void Reset() => Check(raw.sqlite3_reset(_statement));

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
