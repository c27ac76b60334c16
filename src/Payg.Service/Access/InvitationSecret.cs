using System.Security.Cryptography;
using System.Text;

namespace Payg.Service.Access;

/// <summary>The secret of an invitation: 160 random bits in hexadecimal digits. Only its SHA-256 is stored.</summary>
internal static class InvitationSecret
{
    private const int Bytes = 20;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
