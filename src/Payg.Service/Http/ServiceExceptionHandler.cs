using Microsoft.AspNetCore.Diagnostics;
using Payg.Core.Usage;
using Payg.Http.Errors;
using Payg.Metering.Measure;
using Payg.Service.Access;
using Payg.Service.Diagnostics;
using Payg.Service.Protection;
using Payg.Storage.Databases;

namespace Payg.Service.Http;

/// <summary>
/// What an exception means to a client: a request that could not be read, a database that is unavailable, or a fault of
/// ours, of which the answer shows nothing.
/// </summary>
internal sealed partial class ServiceExceptionHandler(
    IDatabaseFaults faults, ServiceMetrics metrics, ILogger<ServiceExceptionHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Whatever was set before has been cleared.
        SecurityHeaders.Set(httpContext);
        switch (exception)
        {
            case BadHttpRequestException bad:
                await Problems.WriteAsync(httpContext, bad.StatusCode);
                return true;

            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = ClientClosedRequest;
                return true;

            case PasswordsBusyException:
                metrics.SignInPutOff();
                await Problems.UnavailableAsync(
                    httpContext, PasswordsBusyException.Code, PasswordsBusyException.Detail);
                return true;

            case LedgerUnavailableException:
            case var fault when faults.IsUnavailable(fault):
                await Problems.DatabaseUnavailableAsync(httpContext, exception);
                return true;

            default:
                metrics.RequestFailed();
                Unexpected(exception, httpContext.Request.Method, httpContext.Request.Path);
                await Problems.WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "internal_error",
                    "Something went wrong on our side. It has been logged; " + ChargeOf(httpContext));
                return true;
        }
    }

    private static string ChargeOf(HttpContext context) =>
        context.Features.Get<IMeteringFeature>()?.IsCharged(StatusCodes.Status500InternalServerError) is true
            ? "calls of this API are charged even when they fail."
            : "nothing was charged for this call.";

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void Unexpected(Exception exception, string method, PathString path);
}
