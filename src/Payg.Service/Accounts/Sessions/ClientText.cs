using Payg.Storage.Model.Accounts;

namespace Payg.Service.Accounts.Sessions;

internal static class ClientText
{
    /// <summary>The start of the <c>User-Agent</c>, of ASCII that can be printed, or null.</summary>
    public static string? Of(HttpRequest request)
    {
        var text = new string([.. request.Headers.UserAgent.ToString()
            .Where(character => character is >= ' ' and <= '~').Take(TokenRow.MaxClientLength)]);
        return text.Length == 0 ? null : text;
    }
}
