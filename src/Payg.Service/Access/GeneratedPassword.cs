using Payg.Core.Customers;
using Payg.Metering.Authenticate;

namespace Payg.Service.Access;

internal static class GeneratedPassword
{
    private const int Length = 24;

    /// <summary>A new one. The random part of a token is as good a password as any: 140 bits.</summary>
    public static string Create() => TokenFormat.Create(TokenKind.Session)[8..][..Length];
}
