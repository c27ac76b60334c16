using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payg.Storage.Postgres;
using Payg.Storage.Sqlite;

namespace Payg.Service.Tests.Hosting;

/// <summary>
/// Counts what requests to the service read from its database, not what runs beside them. Thread-safe.
/// </summary>
internal sealed class CountedReads : DbCommandInterceptor
{
    // It follows each request; where nothing but background work runs, there is none.
    private readonly HttpContextAccessor _request = new();
    private long _commands;
    private long _rows;

    /// <summary>Counts in a service that is about to start.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.ConfigureDbContext<SqlitePaygContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresPaygContext>(options => options.AddInterceptors(this));
    }

    /// <summary>How many queries were sent, and how many rows were read, while something was done.</summary>
    public async Task<(long Commands, long Rows)> CountAsync(Func<Task> action)
    {
        var (commands, rows) = (Interlocked.Read(ref _commands), Interlocked.Read(ref _rows));
        await action();
        return (Interlocked.Read(ref _commands) - commands, Interlocked.Read(ref _rows) - rows);
    }

    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (_request.HttpContext is not null)
        {
            Interlocked.Increment(ref _commands);
            Interlocked.Add(ref _rows, eventData.ReadCount);
        }

        return result;
    }
}
